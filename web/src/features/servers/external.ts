export { managerName } from '@/api/external'
