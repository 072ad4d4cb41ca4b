"""From the files of a knowledge base to the model, with a finding for every fault met."""
