/** What a new template begins with: it can be saved as it is. */
export const STARTER = {
  images: [{ name: 'Default', image: 'registry.example.org/game:1' }],
  variables: [
    {
      key: 'SERVER_NAME',
      name: 'Server name',
      description: 'Shown to players.',
      defaultValue: 'A game server',
      rules: ['required', 'string', 'max:60'],
    },
  ],
  done: { pattern: 'Done' },
  stop: { command: 'stop', timeoutSeconds: 30 },
  ports: [{ name: 'game', containerPort: 25565, protocol: 'TCP' }],
  dataPath: '/data',
  resources: { cpuMillis: 1000, memoryMiB: 1024, diskMiB: 5120 },
  tags: [],
}
