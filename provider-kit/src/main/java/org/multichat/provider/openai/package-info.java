/**
 * A server that speaks OpenAI's protocol: OpenAI itself, or Ollama, vLLM, LM Studio, llama.cpp, LiteLLM. Chat
 * completions and responses, asked for once or streamed, with the deviations of each taken as they come.
 */
@NullMarked
package org.multichat.provider.openai;

import org.jspecify.annotations.NullMarked;
