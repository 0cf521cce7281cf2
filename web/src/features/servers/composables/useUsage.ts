import { computed, watch, type Ref } from 'vue'
import type { Permissions } from '@/api/permissions'
import { usageSamples } from '@/api/samples'
import type { Server } from '@/api/types'
import { askUsage } from '../api'
import { isMeasured } from '../usage'
import { UsageQuestions } from '../usageQuestions'

const questions = new UsageQuestions(usageSamples, askUsage)

/** Sees to it that the last hour of those servers is known while they are near: asked for once, and from then on told by the feed. */
export function useUsage(
  near: Ref<boolean>,
  servers: () => readonly Server[],
  permissions: () => Permissions,
): void {
  const wanted = computed(() =>
    near.value ? servers().filter((server) => isMeasured(server, permissions())) : [],
  )
  watch(
    [() => wanted.value.map(({ id }) => id).join(), usageSamples.epoch],
    (_now, _before, onCleanup) => {
      const tenantId = wanted.value[0]?.tenantId
      if (tenantId) onCleanup(questions.want({ tenantId, serverIds: wanted.value.map(({ id }) => id) }))
    },
    { immediate: true },
  )
}
