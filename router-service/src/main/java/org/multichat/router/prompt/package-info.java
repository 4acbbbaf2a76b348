/** What a person asks for, and what was asked before it. */
@NullMarked
package org.multichat.router.prompt;

import org.jspecify.annotations.NullMarked;
