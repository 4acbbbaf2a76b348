/** The web UI as a person meets it: in a real browser, against the packaged services. */
@NullMarked
package org.multichat.system.browser;

import org.jspecify.annotations.NullMarked;
