import * as v from 'valibot'
import cloud from 'wx-server-sdk'
import { serve } from '../_kernel/serve'
import { answerHttp } from './answer'
import { contract } from './contract'
import { HttpEvent } from './http'

const door = serve({ name: 'site', contract, handlers: {}, sentences: {}, timers: [] })

/** Browsers come by HTTP and have no identity; whoever has one came from WeChat and finds no endpoint here. */
export const main = (event: unknown, runtime?: { request_id?: string }): Promise<unknown> => {
  const { OPENID } = cloud.getWXContext() as { OPENID?: string }
  const isVisitor = OPENID === undefined || OPENID === ''
  const request = v.safeParse(HttpEvent, event)
  return isVisitor && request.success ? answerHttp(request.output) : door(event, runtime)
}
