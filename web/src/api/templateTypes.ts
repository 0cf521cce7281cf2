/** Shapes of the public API about templates, and how a server is started by one. */
import type * as gameserver from './schema/gameserver-service'

export type OnExit = gameserver.OnExit

/** How a server's game is started, and what of that can be set. */
export type Startup = gameserver.StartupView
export type StartupVariable = gameserver.VariableView

/** How a form asks for the value of a variable. */
export type VariableForm = gameserver.FormField

/** As lists have it: without what it says. */
export type Template = Omit<gameserver.TemplateView, 'spec' | 'form'>

/** Where a template is defined that was not made in the panel. */
export type ExternalTemplate = gameserver.ExternalTemplateView

export type TemplateSpec = gameserver.GameTemplateSpec

/** With all that it says: there whenever one template is asked for. */
export type TemplateDetails = Template & Required<Pick<gameserver.TemplateView, 'spec' | 'form'>>
