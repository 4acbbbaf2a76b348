/** Classifications over HTTP: loading what is needed at start, and not more at once than the machine can take. */
@NullMarked
package org.multichat.router.classification;

import org.jspecify.annotations.NullMarked;
