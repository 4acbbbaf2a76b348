/** US dollars for a person: "$0.04", "$19.96"; more digits only where there is something in them. */
export function dollars(amount: string | undefined): string {
  if (amount === undefined) {
    return '';
  }
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const digits = fraction.replace(/0+$/, '').padEnd(2, '0');
  return `${amount.startsWith('-') ? '−' : ''}$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${digits}`;
}

/** Rounded down to cents where the exact amount is elsewhere; nobody is told to have more than there is. */
export function aboutDollars(amount: string | undefined): string {
  if (amount === undefined) {
    return '';
  }
  const [whole, fraction = ''] = amount.split('.');
  return dollars(`${whole}.${fraction.slice(0, 2)}`);
}

/** For proportions only; sums are the ledger's. */
export function proportion(part: string, whole: string | undefined): number {
  const all = Number(whole ?? 0);
  return all > 0 ? Math.min(1, Math.max(0, Number(part) / all)) : 0;
}

export function isZero(amount: string | undefined): boolean {
  return amount === undefined || Number(amount) === 0;
}
