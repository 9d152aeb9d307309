import { MovingFigure } from './moving-figure.js';

if (!customElements.get('moving-figure')) customElements.define('moving-figure', MovingFigure);
