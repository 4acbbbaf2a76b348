/** Stands in for the providers: their protocols over HTTP, their delays and faults, and an invoice of its own. */
@NullMarked
package org.multichat.simulator;

import org.jspecify.annotations.NullMarked;
