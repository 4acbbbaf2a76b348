/** What an operator needs beside the service's own addresses. */
@NullMarked
package org.multichat.budget.operator;

import org.jspecify.annotations.NullMarked;
