import { showActionSheet, showModal } from '../shell/dialog'
import { hideToast, showLoading, showToast } from '../shell/toast'
import { words } from '../shell/words'
import { api, Failure, text, type Api } from './api'

/** 交互 */
export const interaction = (): Record<string, Api> => ({
  showToast: api('showToast', ({ title, icon, image, duration, mask }) => {
    showToast({
      title: text(title),
      icon: text(icon, 'success'),
      image: text(image),
      duration: Number(text(duration, '1500')),
      mask: mask === true,
    })
  }),
  hideToast: api('hideToast', hideToast),
  showLoading: api('showLoading', ({ title, mask }) => {
    showLoading(text(title), mask === true)
  }),
  hideLoading: api('hideLoading', hideToast),
  showModal: api('showModal', (options) =>
    showModal({
      title: text(options.title),
      content: text(options.content),
      showCancel: options.showCancel !== false,
      cancelText: text(options.cancelText, words().cancel),
      confirmText: text(options.confirmText, words().confirm),
      cancelColor: text(options.cancelColor),
      confirmColor: text(options.confirmColor, '#576B95'),
      editable: options.editable === true,
      placeholderText: text(options.placeholderText),
    }),
  ),
  showActionSheet: api('showActionSheet', async ({ itemList, itemColor, alertText }) => {
    const items = (itemList ?? []) as string[]
    if (items.length === 0 || items.length > 6)
      throw new Failure('parameter error: itemList should not be empty or longer than 6')
    const tapIndex = await showActionSheet(items, text(itemColor), text(alertText))
    if (tapIndex === undefined) throw new Failure('cancel')
    return { tapIndex }
  }),
})
