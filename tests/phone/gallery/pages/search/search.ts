/// <reference types="miniprogram-api-typings" />
import { shown } from '../../shown'

Page(shown({ name: [{ text: '学生证', hit: true }, { text: '补办' }] }))
