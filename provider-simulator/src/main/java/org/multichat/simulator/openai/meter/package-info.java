/** What each request has used, on the invoice. */
@NullMarked
package org.multichat.simulator.openai.meter;

import org.jspecify.annotations.NullMarked;
