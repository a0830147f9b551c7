import { shown } from '../../shown'

shown({ level: 3 })
