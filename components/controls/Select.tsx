// One of many: a list that opens.
interface Props<Value extends string | number> {
  label: string;
  options: readonly (readonly [value: Value, words: string])[];
  /** What is none of the options shows `other`. */
  value: Value | undefined;
  /** Shown while none of the options is chosen. */
  other?: string;
  onValue: (value: Value) => void;
  disabled?: boolean;
}

export function Select<Value extends string | number>(props: Props<Value>) {
  const { label, options, value, other, onValue, disabled } = props;
  const isOther = !options.some(([each]) => each === value);
  return (
    <label class="select">
      <span>{label}</span>
      <select
        aria-label={label}
        value={isOther ? '' : value}
        disabled={disabled}
        onChange={({ currentTarget }) =>
          onValue(options.find(([each]) => String(each) === currentTarget.value)![0])
        }
      >
        {other && (
          <option value="" disabled hidden selected={isOther}>
            {other}
          </option>
        )}
        {options.map(([each, words]) => (
          <option key={each} value={each} selected={each === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
