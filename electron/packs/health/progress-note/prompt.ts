/** No model that was measured on clinical notes is there yet: none is asked. */
export const questions = {};
