/** Which mutant runs. What one of them computed must not be seen by the next. */
export const mutantRuns = { count: 0 };
