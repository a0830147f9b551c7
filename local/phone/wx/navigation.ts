import { StackError, type PageStack } from '../shell/stack'
import { api, Failure, text, type Api } from './api'

/** 路由 */
export const navigation = (stack: PageStack): Record<string, Api> => {
  const guarded = (move: () => unknown): unknown => {
    try {
      return move()
    } catch (error) {
      if (error instanceof StackError) throw new Failure(error.message)
      throw error
    }
  }
  const url = (options: Record<string, unknown>): string => {
    if (typeof options.url !== 'string') throw new Failure('parameter error: parameter.url should be String')
    return options.url
  }
  return {
    navigateTo: api('navigateTo', (options) =>
      guarded(() => ({
        eventChannel: stack.navigateTo(
          url(options),
          options.events as Record<string, () => void> | undefined,
        ),
      })),
    ),
    redirectTo: api('redirectTo', (options) =>
      guarded(() => {
        stack.redirectTo(url(options))
      }),
    ),
    switchTab: api('switchTab', (options) =>
      guarded(() => {
        stack.switchTab(url(options))
      }),
    ),
    reLaunch: api('reLaunch', (options) =>
      guarded(() => {
        stack.reLaunch(url(options))
      }),
    ),
    navigateBack: api('navigateBack', ({ delta }) =>
      guarded(() => {
        stack.navigateBack(Number(text(delta, '1')))
      }),
    ),
  }
}
