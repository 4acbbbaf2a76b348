package org.multichat.budget.reconcile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something in the ledger that does not agree with the rest of it.
 *
 * @param kind what does not agree
 * @param id the budget, reservation or table it was found at
 */
@Schema(
        name = "LedgerFault",
        requiredProperties = {"kind", "id", "detail"})
record LedgerFault(@Schema(examples = "balance-differs") String kind, String id, String detail) {}
