import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Where something begins on the page, in pixels from its top: with it, it can fill the rest of the window whatever stands above. */
export function usePlace(element: Readonly<Ref<HTMLElement | null>>): Ref<number> {
  const top = ref(0)
  const measure = () => {
    if (element.value) top.value = Math.ceil(element.value.getBoundingClientRect().top + window.scrollY)
  }
  const resizer = new ResizeObserver(measure)
  watch(
    element,
    (shown) => {
      // what comes and goes above changes the size of one of them
      for (let around = shown?.parentElement; around; around = around.parentElement) resizer.observe(around)
      measure()
    },
    { flush: 'post' },
  )
  onScopeDispose(() => resizer.disconnect())
  return top
}
