/** What people and services may write into the ledger beside amounts. */
@NullMarked
package org.multichat.budget.text;

import org.jspecify.annotations.NullMarked;
