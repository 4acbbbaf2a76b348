/** What every generator is tested with alike. Only these classes are in the test-jar. */
@NullMarked
package org.multichat.generator;

import org.jspecify.annotations.NullMarked;
