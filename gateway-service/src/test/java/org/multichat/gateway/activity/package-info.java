@NullMarked
package org.multichat.gateway.activity;

import org.jspecify.annotations.NullMarked;
