import { shown } from '../../shown'

shown({ name: [{ text: '学生证', hit: true }, { text: '补办' }] })
