import { shown } from '../../shown'

shown({ wait: { kind: 'range', from: 10, to: 20 } })
