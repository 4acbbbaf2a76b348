/** The generator contract over HTTP: generations, their bytes, quotes and offers. */
@NullMarked
package org.multichat.generator.http;

import org.jspecify.annotations.NullMarked;
