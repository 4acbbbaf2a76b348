package org.multichat.simulator.admin;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.multichat.simulator.door.Calls;
import org.multichat.simulator.fault.Faults;
import org.multichat.simulator.invoice.Invoice;
import org.multichat.simulator.play.Provider;
import org.multichat.simulator.play.Settings;

/** What the providers have counted and would charge. */
@Path("/admin")
@RunOnVirtualThread
public class BooksResource {

    private final Invoice invoice;
    private final Calls calls;
    private final Faults faults;
    private final Settings settings;
    private final List<Provider> providers;

    BooksResource(Invoice invoice, Calls calls, Faults faults, Settings settings, @All List<Provider> providers) {
        this.invoice = invoice;
        this.calls = calls;
        this.faults = faults;
        this.settings = settings;
        this.providers = providers;
    }

    public record Counted(Map<String, Calls.Count> operations, Open connections, Map<String, Provider.Tasks> tasks) {}

    public record Open(int active, int peak) {}

    @GET
    @Path("/invoice")
    @Operation(summary = "One line for each task or request, and what is to be paid in all, in millionths of a dollar")
    public Invoice.Extract invoice(@RestQuery @DefaultValue("") String provider) {
        providers.forEach(Provider::catchUp);
        return invoice.of(provider);
    }

    @GET
    @Path("/calls")
    @Operation(summary = "How often each operation was called and spoiled, and what runs now")
    public Counted calls() {
        providers.forEach(Provider::catchUp);
        return new Counted(
                calls.counts(),
                new Open(calls.open(), calls.peak()),
                providers.stream().collect(Collectors.toMap(Provider::name, Provider::tasks)));
    }

    @DELETE
    @Path("/state")
    @Operation(
            summary = "Forgets tasks, invoice, faults, weather and counts, and cuts all open calls",
            description = "With settings=true pace, billing and behaviour are as usual again, too.")
    public void forget(@RestQuery @DefaultValue("false") boolean settings) {
        faults.forget();
        calls.forget();
        providers.forEach(Provider::forget);
        invoice.forget();
        if (settings) {
            this.settings.asUsual();
        }
    }
}
