export { tellCalled } from '../../../miniprogram/live/called'
