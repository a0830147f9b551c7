/// <reference types="miniprogram-api-typings" />
import { shown } from '../../shown'

Page(shown({ wait: { kind: 'range', from: 10, to: 20 } }))
