/** What every module tests alike. Only these classes are in the test-jar; the kit's own tests are in packages below. */
@NullMarked
package org.multichat.kit;

import org.jspecify.annotations.NullMarked;
