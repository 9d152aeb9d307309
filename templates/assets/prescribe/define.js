import { PrescriptionMaker } from './prescription-maker.js';

if (!customElements.get('prescription-maker')) customElements.define('prescription-maker', PrescriptionMaker);
