import cloud from 'wx-server-sdk'

/** WeChat's interfaces in use; the SDK's own types leave them open. */
interface OpenApi {
  readonly security: { readonly msgSecCheck: (request: object) => Promise<unknown> }
  readonly subscribeMessage: { readonly send: (request: object) => Promise<unknown> }
}

let isReady = false

/** WeChat's open interfaces, as this function may call them. */
export const openApi = (): OpenApi => {
  if (!isReady) {
    // The SDK's types know only names of environments; this symbol is its own way to say the present one.
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })
    isReady = true
  }
  return cloud.openapi as unknown as OpenApi
}

/** What a request gives within a time, or nothing; a late answer is thrown away. */
export const within = async <T>(milliseconds: number, asked: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined)
    }, milliseconds)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
