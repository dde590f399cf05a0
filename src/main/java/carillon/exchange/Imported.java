package carillon.exchange;

import carillon.edition.Edition;
import carillon.edition.Fault;
import java.util.List;

/** What became of a file that was read onto an edition. */
public sealed interface Imported {

    /**
     * The file has no faults.
     *
     * @param edition what is announced, with what the file says in place of it
     * @param notes what of the file was passed over, and why
     */
    record Sound(Edition edition, List<Fault> notes) implements Imported {
        public Sound {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The file has faults.
     *
     * @param faults all of them, in the order of the file; at least one
     */
    record Faulty(List<Fault> faults) implements Imported {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
