/// <reference types="miniprogram-api-typings" />
import { shown } from '../../shown'

Page(shown({}))
