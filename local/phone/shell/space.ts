import * as glassEasel from 'glass-easel'
import {
  MiniProgramEnv,
  type types,
  type CodeSpace,
  type AssociatedBackend,
} from 'glass-easel-miniprogram-adapter'
import type { ComponentConfig, Program } from '../program'
import { PhoneBackend } from '../runtime/backend'
import { defineBuiltins } from '../runtime/builtins'
import { registerScope } from '../runtime/element'
import { wxs } from '../runtime/wxs'
import { widenComponents } from '../wx/component'
import { hooks, report } from './hooks'
import { readyBehavior } from './ready'

type Definition = types.GeneralComponentDefinition & Record<string, unknown>

/** The name before classes that `app.wxss`, pages and open components share. */
const sharedScope = 'app'

/** Everything that is defined by files: components, pages, behaviors, and the tree that they are created in. */
export class Space {
  readonly code: CodeSpace
  readonly backend: AssociatedBackend
  /** App options handed to `App()`. */
  app: Record<string, unknown> | undefined
  private readonly env = new MiniProgramEnv()
  /** Path of the page or component whose script runs now. */
  private current = ''

  constructor(readonly program: Program) {
    Object.assign(glassEasel.globalOptions, { throwGlobalError: false })
    glassEasel.addGlobalErrorListener((error, method, component) => {
      report(
        error,
        `${method ?? ''} in ${typeof component === 'string' ? component : (component?.is ?? 'the page')}`,
      )
      return false
    })
    glassEasel.addGlobalWarningListener((message, component) => {
      const at = typeof component === 'string' ? component : component.is
      if (!at.startsWith('miniprogram_npm/') && at !== '') hooks.remarks.push(`${at}: ${message}`)
      return false
    })
    this.backend = this.env.associateBackend(new PhoneBackend())
    this.code = this.env.createCodeSpace('', true)
    defineBuiltins({
      own: this.env.getGlobalCodeSpace().getComponentSpace(),
      users: this.code.getComponentSpace(),
    })
    nameSharedScope(this.code)
    adjustOptions(this.code)
    this.code.setOverallBehavior(readyBehavior(this.code))
    widenComponents()
    const templates = program.templates(wxs)
    for (const [path, config] of Object.entries(program.components)) {
      registerScope(config.scope)
      this.code.addComponentStaticConfig(path, staticConfig(config))
      this.code.addStyleSheet(path, undefined, config.scope)
      const content = templates[path]
      if (content !== undefined)
        this.code.addCompiledTemplate(path, {
          groupList: templates,
          content,
          fallbackListenerOnNativeNode: true,
        })
    }
  }

  /** Runs what registers the page or component at `path`, wherever in the files behind it that is said. */
  registering(path: string, run: () => void): void {
    const before = this.current
    this.current = path
    try {
      run()
    } finally {
      this.current = before
    }
  }

  /** `Component`, `Page`, `Behavior` and `App` as all files see them. */
  definers(): Record<string, unknown> {
    return {
      Component: (definition: Definition) => {
        this.code.componentEnv(this.current, ({ Component }) => {
          Component(withoutNamedBehaviors(definition) as never)
        })
      },
      Page: (definition: Definition) => {
        this.code.componentEnv(this.current, ({ Page }) => {
          Page(withoutNamedBehaviors(definition) as never)
        })
      },
      Behavior: (definition: Definition) =>
        this.code.componentEnv(this.current, ({ Behavior }) =>
          Behavior(withoutNamedBehaviors(definition) as never),
        ),
      App: (options: Record<string, unknown>) => {
        this.app = options
      },
    }
  }
}

/** Behaviors of WeChat itself (`wx://form-field`) are names; what they do is done by form and picker here. */
const withoutNamedBehaviors = (definition: Definition): Definition =>
  Array.isArray(definition.behaviors)
    ? { ...definition, behaviors: definition.behaviors.filter((behavior) => typeof behavior !== 'string') }
    : definition

const staticConfig = (config: ComponentConfig): object => ({
  component: !config.isPage,
  styleIsolation: config.styleIsolation,
  usingComponents: config.usingComponents,
  ...(config.componentGenerics && { componentGenerics: config.componentGenerics }),
  ...(config.componentPlaceholder && { componentPlaceholder: config.componentPlaceholder }),
  ...(config.pureDataPattern !== undefined && { pureDataPattern: config.pureDataPattern }),
})

/** Gives the shared scope a name, so that its classes can be told from plain ones. */
const nameSharedScope = (code: CodeSpace): void => {
  registerScope(sharedScope)
  const space = code.getComponentSpace()
  const scope = space.styleScopeManager.register(sharedScope)
  space.setSharedStyleScope(scope)
  Object.assign(code, { _$sharedStyleScope: scope })
}

/** Ids stand in the DOM as in WXML; a property named `data` does not replace a component's data. */
const adjustOptions = (code: CodeSpace): void => {
  type Prepare = (is: string, options?: object) => [glassEasel.ComponentOptions, unknown]
  const inner = code as unknown as { prepareComponentOptions: Prepare }
  const prepare = inner.prepareComponentOptions.bind(code)
  inner.prepareComponentOptions = (is, options) => {
    const [prepared, isolation] = prepare(is, options)
    return [{ ...prepared, writeIdToDOM: true, idPrefixGenerator: null, writeFieldsToNode: false }, isolation]
  }
}
