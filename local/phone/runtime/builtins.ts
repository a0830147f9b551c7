import { defineBuiltin, type Builtin, type BuiltinSpaces } from './builtin'
import { button } from './button'
import { canvas } from './canvas'
import { checkbox, checkboxGroup, radio, radioGroup } from './choice'
import { form } from './form'
import { icon } from './icon'
import { coverImage, image } from './image'
import { input } from './input'
import { label } from './label'
import { navigatorLink } from './navigator'
import { pageContainer } from './page-container'
import { pageMeta } from './page-meta'
import { picker } from './picker'
import { pickerView, pickerViewColumn } from './picker-view'
import { progress } from './progress'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { switchControl } from './switch'
import { span, text } from './text'
import { textarea } from './textarea'
import { coverView, matchMedia, rootPortal, view } from './view'

/** Defines every builtin tag. */
export const defineBuiltins = (spaces: BuiltinSpaces): void => {
  const define = <Properties extends object>(builtin: Builtin<Properties>): void => {
    defineBuiltin(spaces, builtin)
  }
  define(view)
  define(text)
  define(span)
  define(image)
  define(button)
  define(input)
  define(textarea)
  define(scrollView)
  define(swiper)
  define(swiperItem)
  define(form)
  define(label)
  define(switchControl)
  define(checkbox)
  define(checkboxGroup)
  define(radio)
  define(radioGroup)
  define(slider)
  define(progress)
  define(icon)
  define(picker)
  define(pickerView)
  define(pickerViewColumn)
  define(navigatorLink)
  define(canvas)
  define(richText)
  define(pageContainer)
  define(pageMeta)
  define(rootPortal)
  define(matchMedia)
  define(coverView)
  define(coverImage)
}
