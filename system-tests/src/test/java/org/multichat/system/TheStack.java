package org.multichat.system;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.multichat.stack.Checkout;
import org.multichat.stack.Console;
import org.multichat.stack.DataFolder;
import org.multichat.stack.Part;
import org.multichat.stack.Ports;
import org.multichat.stack.Settings;
import org.multichat.stack.Stack;

/**
 * One stack for all stories, started by the first that asks for it and stopped behind the last, on free ports beside
 * whatever else runs. What its services say is in {@code target/stack/logs}.
 */
public final class TheStack implements ParameterResolver {

    static final Checkout CHECKOUT = new Checkout(Path.of(".."));

    private static final System.Logger LOG = System.getLogger("stack");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == Client.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(TheStack.class, _ -> started(), Stack.class);
        return parameter.getParameter().getType() == Stack.class ? stack : client(stack);
    }

    /** Speaks to the gateway of that stack. */
    public static Client client(Stack stack) {
        return new Client(stack.url(Part.GATEWAY));
    }

    private static Stack started() {
        DataFolder data = DataFolder.open(Path.of("target/stack"));
        data.forget();
        // Fast enough not to wait for, slow enough to be in the middle of.
        return start(data, Ports.free(), Map.of("RESEARCH_WORDS_PER_SECOND", "150"));
    }

    static Stack start(DataFolder data, Ports ports) {
        return start(data, ports, Map.of());
    }

    /**
     * One of its own, for what would be in the way of other stories; who starts it closes it.
     *
     * @param more settings of this stack
     */
    public static Stack start(DataFolder data, Ports ports, Map<String, String> more) {
        Settings settings = new Settings(more);
        Console console = new Console(line -> LOG.log(System.Logger.Level.INFO, line));
        Stack stack = Stack.prepare(CHECKOUT, data, ports, settings, console);
        try {
            stack.start();
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }
}
