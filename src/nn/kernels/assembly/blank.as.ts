// Pictures have margins: an input that is 0 in every image of a strip adds nothing to any sum. At both ends of a line
// such inputs are left out.

/** How many of `count` places, `step` bytes from one to the next, come before the first that is not blank. */
export function blankPlaces(place: usize, step: i32, count: i32, bytes: i32): i32 {
  for (let k = 0; k < count; k++, place += step) {
    let any = 0;
    for (let at = place; at < place + bytes; at += 4) any |= load<i32>(at);
    if (any != 0) return k;
  }
  return count;
}
