// Which code takes the wide track, so that no line of it is cut beside free room.

/** As many letters as the measure holds inside an exercise. */
const measure = 66;

export const isLong = (source: string) => source.split('\n').some(({ length }) => length > measure);
