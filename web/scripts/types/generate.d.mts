/** What is to be in each file, by its name. */
export function typesOfServices(): Promise<Map<string, string>>

/** @param file the description's name, without a folder */
export function typesOf(description: object, file: string): Promise<string>
