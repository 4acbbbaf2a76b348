/**
 * The provider that has papers written by a model of OpenAI, or of any server that speaks its protocol: an outline,
 * then section by section, within what was reserved, and no part asked for twice.
 */
@NullMarked
package org.multichat.research.openai;

import org.jspecify.annotations.NullMarked;
