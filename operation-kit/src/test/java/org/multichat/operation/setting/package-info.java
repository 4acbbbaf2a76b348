/** Which settings there are, read from the code, and the document that says so. */
@NullMarked
package org.multichat.operation.setting;

import org.jspecify.annotations.NullMarked;
