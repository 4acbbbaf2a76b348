@NullMarked
package org.multichat.provider.rest;

import org.jspecify.annotations.NullMarked;
