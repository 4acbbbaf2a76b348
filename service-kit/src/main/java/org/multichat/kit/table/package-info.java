/** Tables that people open with a spreadsheet. */
@NullMarked
package org.multichat.kit.table;

import org.jspecify.annotations.NullMarked;
