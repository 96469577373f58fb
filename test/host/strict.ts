/** Makes a gap in the host fail by its name, instead of as `undefined is not a function` somewhere else. */
export function strict<T extends object>(name: string, known: { readonly [Key in keyof T]?: unknown }): T {
  return new Proxy(known, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON')
        return Reflect.get(target, key, receiver) as unknown;
      throw new Error(`test host: ${name}.${key} is not there; add it, or test it under Electron`);
    },
  }) as T;
}
