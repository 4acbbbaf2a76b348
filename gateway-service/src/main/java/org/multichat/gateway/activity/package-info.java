/** What an account's turns are doing, for a browser that shows them all. */
@NullMarked
package org.multichat.gateway.activity;

import org.jspecify.annotations.NullMarked;
