/**
 * The page in a real Chromium: how soon it is there, how soon a long conversation is, and whether typing stays smooth.
 */
@NullMarked
package org.multichat.benchmarks.page;

import org.jspecify.annotations.NullMarked;
