/** What it takes to operate any of the services: settings that are checked, and a start that says what is wrong. */
@NullMarked
package org.multichat.operation;

import org.jspecify.annotations.NullMarked;
