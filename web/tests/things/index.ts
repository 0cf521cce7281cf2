/** What tests show, each as it usually is; what matters to a test it says itself. */
export * from './accounts'
export * from './clusters'
export * from './members'
export * from './page'
export * from './servers'
export * from './tenants'
