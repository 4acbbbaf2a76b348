/** The linear model that weighs what is seen in a text, and the file its weights are kept in. */
@NullMarked
package org.multichat.router.model;

import org.jspecify.annotations.NullMarked;
