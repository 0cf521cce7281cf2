import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** A screen above and one below what is seen. */
const AROUND = '75% 0px'
const told = new WeakMap<Element, (isNear: boolean) => void>()
let observer: IntersectionObserver | undefined

/**
 * Whether an element is seen or soon will be. One that holds the focus stays near however far it is scrolled away: nobody
 * who comes back to it by keyboard begins anew. `early` are those that are seen as the page opens.
 */
export function useNear(element: Readonly<Ref<HTMLElement | null>>, early: boolean): Ref<boolean> {
  const near = ref(early)
  let watched: HTMLElement | null = null
  onMounted(() => {
    watched = element.value
    if (!watched) return
    told.set(watched, (isNear) => {
      near.value = isNear || Boolean(watched?.contains(document.activeElement))
    })
    observer ??= new IntersectionObserver(tell, { rootMargin: AROUND })
    observer.observe(watched)
  })
  onBeforeUnmount(() => {
    if (watched) observer?.unobserve(watched)
  })
  return near
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting)
}
